package b

import "a"

func G() { a.F() }
