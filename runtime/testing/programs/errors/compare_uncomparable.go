package main

func main() {
	var a, b interface{} = []int{1}, []int{1}
	defer println("deferred")
	println(a == b)
}
