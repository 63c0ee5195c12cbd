"""What the use cases need from outside, a module a topic: stores of the data, files, reading, writing, the clock.

Adapters in ``storage``, ``reading`` and ``writing`` fit these shapes; ``bootstrap`` joins them. The types that a shape
speaks of are imported for the type checker alone: no value is needed, and the first screen waits for these modules.
"""
