"""What the last run read, kept where the system keeps caches.

Two files, both JSON, so that reading them can run nothing. The small one, the table, answers
"has anything changed?" alone; the large one holds one line a note and is only appended to. The
table opens with its own checksum and holds that of the lines. Either file may be deleted at any
time; whatever is odd about them means that the vault is read from nothing.
"""

from __future__ import annotations
