"""What people do to texts and their flags: decide, edit, remark, take back, sign off, correct every article at once."""
