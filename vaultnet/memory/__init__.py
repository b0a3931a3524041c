"""What the last run read, kept where the system keeps caches.

Three files, text and JSON, so that reading them can run nothing. The seal answers "has anything
changed?" alone. Where something has, the table of the same build tells where the line of each file
lies, and the lines hold what each note said; they are only appended to. Each file opens with
its own checksum, or has it in the table. Any of them may be deleted at any time; whatever is odd
about them means that the vault is read from nothing.
"""

from __future__ import annotations
