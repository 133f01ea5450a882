package main

func main() {
	var a [4]string
	i := -1
	_ = a[i+len(a)+1]
}
