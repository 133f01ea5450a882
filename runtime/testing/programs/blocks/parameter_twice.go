package main

func f(a, a int) {}

func main() {}
