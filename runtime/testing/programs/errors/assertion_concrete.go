package main

func main() {
	var i interface{} = "text"
	println(i.(string))
	println(i.(int))
}
