package main

func main() {
	s := "héllo"
	i := len(s)
	println(s[1], len(s))
	println(s[i])
}
