package main

func main() {
	s := []byte("abc")
	i := 0
	i--
	s[i] = 'x'
}
