package main

func main() {
	print(1, "a", true, 'x', "\n")
	println(int8(-5), uint64(18446744073709551615), 1.5, float32(0.1), 1+2i)
	println()
	println("a", "b", nil == error(nil))
	var i interface{}
	println(i == nil, len("x"))
	println(1e100, -1e-7, 0.0, 123456789.0)
	type named string
	println(named("n"), rune('é'), byte('a'))
}
