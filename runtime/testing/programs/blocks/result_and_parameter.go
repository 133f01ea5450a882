package main

func f(a int) (a int) { return }

func main() {}
