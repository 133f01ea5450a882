package main

func main() {
//line grammar.y:40
	var n int = "text"
}
