"""What is wrong with the text of a framework: rules as small functions and data, with waivers that carry a reason."""
