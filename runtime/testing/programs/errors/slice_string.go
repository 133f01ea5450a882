package main

func main() {
	s := "abc"
	n := 4
	_ = s[n:]
}
