package main

import "fmt"

func main() { fmt.Println(name(), arch(), tagged) }
