"""Text in, its words out, and what each of them mentions: names, periods, orders, or nothing."""
