package main

type T int

func (t **T) M() {}

func main() {}
