package main

func main() {
	var m map[string]int
	println(m["x"], len(m))
	delete(m, "x")
	m["x"] = 1
}
