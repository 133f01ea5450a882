package main

func main() {
	defer func() {
		r := recover()
		println("recovered", r.(string))
		panic("again " + r.(string))
	}()
	panic("one")
}
