package main

//line grammar.y:0
func main() {
}
