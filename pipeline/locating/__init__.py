"""How a table is found on a sheet: its header, its columns, its rows, and what staff have said of it before."""
