"""Results as other programs take them, one format a module. They judge nothing."""
