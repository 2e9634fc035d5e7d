"""The YAML at rest: read with every place kept, checked, and edited by splicing."""
