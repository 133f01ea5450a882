package main

type E struct{ code int }

func (e *E) Error() string { return "failed with a code" }

func main() {
	panic(&E{3})
}
