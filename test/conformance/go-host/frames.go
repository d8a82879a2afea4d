package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// A frame is one byte that says its kind, four of its length (most significant first), and its bytes.
const (
	freshFrame  = 'n' // from the tests: the next request meets a fresh instance
	askFrame    = 'r' // from the tests: a request
	answerFrame = 'a' // to the tests: its answer
	brokenFrame = 'x' // to the tests: the plugin broke off; its last words
)

// serve answers requests until its input ends.
func serve(input io.Reader, output io.Writer, start func() (instance, error)) error {
	in := bufio.NewReader(input)
	var current instance
	stop := func() {
		if current != nil {
			current.close()
		}
		current = nil
	}
	defer stop()
	for {
		kind, bytes, err := readFrame(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if kind == freshFrame {
			stop()
			continue
		}
		if current == nil {
			if current, err = start(); err != nil {
				return err
			}
		}
		answer, broken := current.call(bytes)
		kind = answerFrame
		if broken != nil {
			kind, answer = brokenFrame, []byte(broken.Error())
			stop()
		}
		if err := writeFrame(output, kind, answer); err != nil {
			return err
		}
	}
}

func readFrame(in io.Reader) (byte, []byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return 0, nil, err
	}
	bytes := make([]byte, binary.BigEndian.Uint32(head[1:]))
	_, err := io.ReadFull(in, bytes)
	return head[0], bytes, err
}

func writeFrame(out io.Writer, kind byte, bytes []byte) error {
	frame := append([]byte{kind}, binary.BigEndian.AppendUint32(nil, uint32(len(bytes)))...)
	_, err := out.Write(append(frame, bytes...))
	return err
}
