/// The tokens from one place up to another; empty where the second lies before the first.
func reach(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }
