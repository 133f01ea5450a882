package main

type safe struct{}

func (safe) Error() (text string) {
	defer func() {
		recover()
		text = "safe"
	}()
	panic("inner")
}

type broken struct{}

func (broken) String() string { panic(safe{}) }

func main() {
	defer func() { panic(broken{}) }()
	panic(safe{})
}
