package main

func helper() interface{} { return recover() }

func main() {
	println(recover() == nil)
	defer func() {
		// Called by the deferred function, not deferred itself: recovers nothing.
		println(helper() == nil)
		println(recover().(string))
	}()
	panic("x")
}
