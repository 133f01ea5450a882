package main

func f() (r ...int) { return }

func main() {}
