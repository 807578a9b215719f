"""Who people are: users, their standing, welcome links, signing in."""
