package main

func main() {
	var i interface{}
	println(i.(string))
}
