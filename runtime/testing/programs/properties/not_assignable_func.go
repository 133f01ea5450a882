package main

var f func(int) = func(string) {}

func main() {}
