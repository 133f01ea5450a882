package main

func main() {
	defer println("first deferred, last run")
	defer println("second deferred, first run")
	panic("boom")
}
