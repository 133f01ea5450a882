package main

type List[T any] struct{ items []T }

func main() {}
