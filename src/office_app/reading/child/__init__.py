"""The program that opens foreign files: reads requests from its standard input until that ends."""
