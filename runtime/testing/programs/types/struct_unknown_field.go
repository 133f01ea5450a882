package main

type T struct{ a int }

var x = T{b: 1}

func main() {}
