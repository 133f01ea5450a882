package main

type T struct{}
type I interface{ T }

func main() {}
