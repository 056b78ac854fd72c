"""What is no test here: the fuzzer's own program, whose library is there by night alone."""

collect_ignore = ["cover.py"]
