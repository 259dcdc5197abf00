"""What the study formats share."""
