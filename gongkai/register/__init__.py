"""The YAML at rest: read with every place kept, checked, and edited by splicing.

``opened`` is the door for all who only want to know what a workspace says; who records goes
through ``saving``.
"""

from gongkai.register.opening import opened

__all__ = ["opened"]
