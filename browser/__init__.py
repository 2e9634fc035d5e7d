"""What only a real browser can tell of the board: run by ``make browser``, not by the tests."""
