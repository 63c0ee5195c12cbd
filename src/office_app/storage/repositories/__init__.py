"""The stores of ``use_cases.ports`` over tables. Lists select columns; single records use table rows."""
