"""What people do to a text and its flags: decide, edit, remark, take back, sign off."""
