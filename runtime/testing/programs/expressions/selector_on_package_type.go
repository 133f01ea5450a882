package main

type T struct{}

var f = T.Missing

func main() {}
