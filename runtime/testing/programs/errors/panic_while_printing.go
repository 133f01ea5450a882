package main

type broken struct{}

func (broken) Error() string { panic("inside Error") }

func main() {
	panic(broken{})
}
