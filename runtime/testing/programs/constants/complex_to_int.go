package main

const c int = 1 + 2i

func main() {}
