// Each sample of a picture comes out as it does from every decoder that inverts in whole numbers.
package main

import (
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"strings"
)

const picture = "" +
	"/9j/2wCEAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpR" +
	"Uk8BDg4OExETJhUVJk81LTVPT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT//A" +
	"ABEIACAAMAMBIgACEQEDEQH/xAGiAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgsQAAIBAwMCBAMFBQQEAAABfQEC" +
	"AwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldY" +
	"WVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY" +
	"2drh4uPk5ebn6Onq8fLz9PX29/j5+gEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoLEQACAQIEBAMEBwUEBAABAncA" +
	"AQIDEQQFITEGEkFRB2FxEyIygQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVW" +
	"V1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV" +
	"1tfY2dri4+Tl5ufo6ery8/T19vf4+fr/2gAMAwEAAhEDEQA/AOD8g59cDp7VLbwfvOBzjpV8QBgc4B61JDblXJAHA/Or" +
	"dbRsiliPfRTEIJOBwaswwDylyvQmrf2fAA6gdDirMMB8sHBxnGT2rGVe6PVw9f3iglv864GOetWfs4BwQcds1bSA71OO" +
	"/FWfs467QPwxXPKtqevQxGjKPkHJGeB14IqSCDDE4PA/GtAQY4Ixz6dalt7f95zxx37Vg6yat1PzmliHzIpGA5OSc+9W" +
	"IoT5aAcEZ/GrhgbOWHWrMUI8obgR1FYTrabnq0MR7zM5IMuBx164q35JJ24756datJb/ADrx3q39n+UevqD1rnnW8z1s" +
	"NX0Z/9k="

func main() {
	m, err := jpeg.Decode(base64.NewDecoder(base64.StdEncoding, strings.NewReader(picture)))
	if err != nil {
		fmt.Println(err)
		return
	}
	y := m.(*image.YCbCr)
	fmt.Println(y.Y[:48], y.Cb[:16], y.Cr[:16])
	for _, plane := range [][]byte{y.Y, y.Cb, y.Cr} {
		fmt.Println(len(plane), crc32.ChecksumIEEE(plane))
	}
}
