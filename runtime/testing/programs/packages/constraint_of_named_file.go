// +build never

package main

func main() {
	println("files that are named one by one belong")
}
