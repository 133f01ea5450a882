package main

func main() {
	f := func() {}
	switch f {
	case f:
	}
}
