"""What the datasets say of one subject, as rows that several charts share."""
