package main

const x int

func main() {}
