package main

const c = "a" - "b"

func main() {}
