package main

type T struct{ a, b int }

var x = T{1}

func main() {}
